"""What all kinds of document share: the frame, ready strings in the words of the field, the facts a user adds.

What a document prints is Vietnamese in every language of the program. What nobody has given stays a dotted blank.
"""
