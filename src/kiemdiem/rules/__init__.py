"""The rules, one a file, in folders by area. Each file exports `check`, a Rule."""
