"""The maker of the shipped Word templates: `python -m tools.templates` writes all of templates/ anew.

Nobody edits a shipped template in Word. Its styles come from the format profiles of src/kiemdiem/formats/ (family.py,
shapes.py, styles.py), its head, addressees, signature and annexes from frames.py, what is between from one small file
a kind. There are two families: the Party's (templates/<kind>.docx, one for all guidances, since what
differs between them is in the strings of the context) and the state's (templates/nn-nd30/<kind>.docx).

A new kind
----------
Make kinds/<kind>.py (`to_trinh.py` makes to-trinh.docx) with a KIND, run `python -m tools.templates`, commit both.
The bodies in skeletons.py are there to be copied: a letter, a submission, a report with annexes on their side. A kind
is no more than this:

    def body(family: Family) -> Body:
        return [
            *head(family, "GIẤY MỜI"),                                # no title: an official letter (công văn)
            *addressees(family),
            *signed(
                family,
                lines("KDCancu", "can_cu_lines"),                     # a paragraph for each text of a list
                paragraph("KDThanbai", "Thời gian: ", bold("{{ thoi_gian }}"), "."),
                if_("dia_diem", paragraph("KDThanbai", "Địa điểm: {{ dia_diem }}.")),
                for_("muc", "cac_muc", paragraph("KDMuc", "{{ muc.ten }}"), lines("KDThanbai", "muc.cac_doan")),
                table(
                    [Column("TT", 567, "KDOgiua"), Column("Đơn vị", 4000), group("Xuất sắc", Column("SL", 900), …)],
                    rows_for("dong", "cac_dong", row("{{ dong.tt }}", "{{ dong.don_vi }}", …)),
                    row("", bold("Tổng cộng"), …),
                ),
                paragraph("KDThanbai", "{{ de_nghi }}"),              # stays on the page of the signature
            ),
            annex(table(…), each=("phu_luc", "cac_phu_luc"), across=True),
        ]

    KIND = Kind("Giấy mời", body)                                     # footnotes=True: a part for footnotes

What a tag prints is a string that the context gives ready: no arithmetic, no filters, no functions in templates.
Every style of a template is "KD …": components of the format profile, and KDMuc, KDMucnho (headings), KDDanbang (the
paragraph before a table), KDObang, KDOgiua, KDOphai, KDHan (cells), KDChuthich, KDSochuthich (footnotes), KDKe (the
rules of a state document), KDKetthuc (the end of a part). Widths are twips: 9355 between the margins
(`family.text_width`), 14287 on a page that lies on its side (`family.text_width_across`).
"""
