"""The codes of findings that no rule makes: the file itself, the schema, ignore comments."""

from __future__ import annotations

from kiemdiem.codes import Code
from kiemdiem.diagnostic import Severity

_E, _W = Severity.ERROR, Severity.WARNING

ALWAYS = frozenset({*(f"KD00{number}" for number in range(1, 9)), "KD402"})
"""Codes of a file that is no plan: it is never called clean, so they are always reported."""

FILE_CODES = (
    Code(
        "KD001",
        "not-utf8",
        _E,
        """Tệp không phải UTF-8.

Tệp lưu bằng bảng mã cũ (TCVN3, VNI, cp1258) hoặc UTF-16 thì chữ Việt đọc ra sai. Mở bằng trình soạn thảo, lưu lại dạng
UTF-8; văn bản TCVN3, VNI thì chuyển sang Unicode trước. Ví dụ không in ra đây được: mọi chữ ở trang này đều là UTF-8.

Căn cứ: bộ mã chữ Việt Unicode TCVN 6909:2001 (Hướng dẫn 36-HD/VPTW, mục 4.1; Nghị định 30/2020/NĐ-CP, Phụ lục I, I.4).
""",
    ),
    Code(
        "KD002",
        "not-yaml",
        _E,
        """Tệp sai cú pháp YAML, hoặc dùng phần YAML mà kế hoạch không cần.

Thường là thiếu dấu đóng ngoặc, thụt dòng bằng phím Tab, có ": " trong giá trị mà không đặt trong ngoặc kép. Nhãn kiểu
(!), dòng %YAML, nhiều văn bản trong một tệp (---) không dùng.

Căn cứ: cú pháp YAML 1.2; mẫu tệp kế hoạch (docs/plan.schema.json).

Wrong:

    tasks:
      - id: "1"
        text: Báo cáo: kết quả xếp loại  # KD002

Right:

    tasks:
      - id: "1"
        text: "Báo cáo: kết quả xếp loại"
""",
    ),
    Code(
        "KD003",
        "too-big",
        _E,
        """Tệp quá lớn, lồng quá sâu, hoặc dùng quá nhiều bí danh YAML.

Một kế hoạch thật dài vài chục KiB. Tệp vượt các mức này hoặc là chọn nhầm, hoặc là cố ý làm treo máy. Ví dụ thì quá
dài, không in ra đây.

Căn cứ: không có quy định riêng; mức giới hạn do kiemdiem đặt để không bị treo máy.
""",
    ),
    Code(
        "KD004",
        "hidden-character",
        _E,
        """Có ký tự ẩn hoặc ký tự điều khiển.

Ký tự không nhìn thấy (khoảng trắng không độ rộng, ký tự đảo chiều, mã điều khiển) đi theo khi dán từ Word, Zalo, trang
web; chúng làm so sánh tên sai và làm hỏng văn bản in ra. Ví dụ không in ra đây được, vì không nhìn thấy.

Căn cứ: không có quy định riêng; kiemdiem không nhận ký tự mà người soạn không nhìn thấy.
""",
    ),
    Code(
        "KD005",
        "duplicate-key",
        _E,
        """Một mục viết hai lần.

Nhiều công cụ lặng lẽ lấy lần sau và bỏ lần trước; ở đây báo cả hai chỗ để gộp lại.

Căn cứ: cú pháp YAML 1.2: trong một bảng, mỗi tên mục chỉ có một lần.

Wrong:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadline: {by: 2022-12-05}
        deadline: {by: 2022-12-30}  # KD005

Right:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadline: {by: 2022-12-30}
""",
    ),
    Code(
        "KD006",
        "unknown-key",
        _E,
        """Mục không có trong mẫu kế hoạch.

Thường là gõ sai tên mục, đặt mục sai chỗ, hoặc giá trị có dấu phẩy trong {…} mà không đặt trong ngoặc kép. Điều ghi ở
mục lạ không được kiểm tra, không được in ra.

Căn cứ: mẫu tệp kế hoạch (docs/plan.schema.json).

Wrong:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadlin: {by: 2022-12-30}  # KD006

Right:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadline: {by: 2022-12-30}
""",
    ),
    Code(
        "KD007",
        "missing-key",
        _E,
        """Thiếu mục bắt buộc.

Mục này phải có thì kế hoạch mới đọc được: không có mã thì không giao việc được, không có lời văn thì không in được.

Căn cứ: mẫu tệp kế hoạch (docs/plan.schema.json).

Wrong:

    agencies:
      - name: Văn phòng Thị ủy  # KD007

Right:

    agencies:
      - id: van-phong
        name: Văn phòng Thị ủy
""",
    ),
    Code(
        "KD008",
        "wrong-value",
        _E,
        """Giá trị không dùng được.

Ngày không có thật, số viết thành chữ, mã không đặt trong ngoặc kép, từ không có trong danh sách cho phép. Chương trình
không đoán: đoán sai một ngày là nhắc sai hạn.

Căn cứ: mẫu tệp kế hoạch (docs/plan.schema.json).

Wrong:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadline: {by: 2022-11-31}  # KD008

Right:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadline: {by: 2022-11-30}
""",
    ),
    Code(
        "KD010",
        "ignore-without-reason",
        _E,
        """Chú thích bỏ qua thiếu mã hoặc thiếu lý do.

Điểm đã biết mà để nguyên thì người sau phải biết vì sao: # kiemdiem: ignore[KD201] bản gốc ghi vậy.

Căn cứ: không có quy định riêng; quy ước của kiemdiem về chú thích bỏ qua.

Wrong:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadline: {by: 2022-12-31}  # kiemdiem: ignore[KD201]

Right:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadline: {by: 2022-12-31}  # kiemdiem: ignore[KD201] bản đã ký ghi vậy
""",
    ),
    Code(
        "KD011",
        "unused-ignore",
        _W,
        """Chú thích bỏ qua không còn cần.

Chỗ đó không còn lỗi ấy; chú thích để lại sẽ che một lỗi mới về sau.

Căn cứ: không có quy định riêng; quy ước của kiemdiem về chú thích bỏ qua.

Wrong:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadline: {by: 2022-12-30}  # kiemdiem: ignore[KD201] bản đã ký ghi vậy

Right:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadline: {by: 2022-12-30}
""",
    ),
    Code(
        "KD402",
        "percent-out-of-range",
        _E,
        """Tỷ lệ ngoài khoảng 0 đến 100.

Tỷ lệ phần trăm viết là số nguyên. Ngoài khoảng này thì không tính ra số suất nào có nghĩa.

Căn cứ: mẫu tệp kế hoạch (docs/plan.schema.json).

Wrong:

    caps:
      - id: xuat-sac
        text: không được quá 20%
        percent: 120  # KD402

Right:

    caps:
      - id: xuat-sac
        text: không được quá 20%
        percent: 20
""",
    ),
)
