"""The kinds of documents, one a file: `thong_bao.py` makes templates/thong-bao.docx. Each has a KIND."""
