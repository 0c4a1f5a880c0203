// Makes the reports that a programmer makes with the npm package `docx`, good and bad.
//
// Run once, by hand, where the package is installed; the files are kept beside this script and the tests
// only read them:   npm install docx@9.5.1 && node make.mjs
//
// What is wrong with each file was typed in ../foreign.py before the checker saw it.

import { writeFileSync } from "node:fs";
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  UnderlineType,
  WidthType,
} from "docx";

const mm = (length) => Math.round((length * 1440) / 25.4);
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const BARE = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };
const LONG =
  "Văn phòng đã tham mưu xử lý 20.870 văn bản đến, tăng 7,6% so với cùng kỳ năm 2022, và ban hành các kế hoạch công tác năm.";

const STATE = {
  name: "",
  paper: [210, 297],
  margins: { top: 20, bottom: 20, left: 30, right: 15 },
  font: "Times New Roman",
  color: undefined,
  country: ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, true, false],
  motto: ["Độc lập - Tự do - Hạnh phúc", 14, true, false],
  parent: ["UBND TỈNH BẮC KẠN", 13, false, false],
  agency: ["VĂN PHÒNG", 13, true, false],
  number: ["Số: 412/BC-VP", 13, false, false],
  date: ["Bắc Kạn, ngày 25 tháng 7 năm 2023", 14, false, true],
  type: ["BÁO CÁO", 14, true, false],
  subject: ["Sơ kết công tác 6 tháng đầu năm 2023", 14, true, false],
  body: 14,
  heading1: ["I. KẾT QUẢ CÔNG TÁC", 14, true, false],
  heading2: ["1. Công tác tham mưu", 14, true, false],
  points: ["a) Về văn thư: tiếp nhận và xử lý văn bản đến đúng thời hạn;", "b) Về lưu trữ: chỉnh lý hồ sơ theo kế hoạch."],
  second: ["II. PHƯƠNG HƯỚNG, NHIỆM VỤ", 14, true, false],
  last: "Trên đây là báo cáo sơ kết công tác 6 tháng đầu năm của Văn phòng./.",
  align: AlignmentType.JUSTIFIED,
  indent: 720,
  after: 120,
  line: [264, "auto"],
  label: ["Nơi nhận:", 12, true, true],
  recipients: ["- Thường trực Tỉnh ủy;", "- Các phòng;", "- Lưu: VT, TH."],
  list: 11,
  authority: ["KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
  authorityLook: [14, true, false],
  signer: ["Hoàng Văn Minh", 14, true, false],
  pageNumber: { place: "header", align: AlignmentType.CENTER, size: 14, before: "", first: true, start: undefined },
  lines: true,
  mottoLine: 171,
  annexes: [],
};

const PARTY = {
  ...STATE,
  party: true,
  country: ["ĐẢNG CỘNG SẢN VIỆT NAM", 15, true, false],
  parent: ["ĐẢNG BỘ TỈNH BẮC KẠN", 14, false, false],
  agency: ["ĐẢNG ỦY VĂN PHÒNG", 14, true, false],
  star: "*",
  number: ["Số 12-BC/ĐU", 14, false, false],
  date: ["Bắc Kạn, ngày 05 tháng 7 năm 2023", 14, false, true],
  type: ["BÁO CÁO", 16, true, false],
  subject: ["sơ kết công tác 6 tháng đầu năm 2023", 14, true, false],
  hyphens: "-----",
  indent: 567,
  line: [360, "exact"],
  last: "Trên đây là báo cáo sơ kết công tác 6 tháng đầu năm của Văn phòng.",
  label: ["Nơi nhận:", 14, false, false, true],
  recipients: ["- Tỉnh ủy;", "- Các chi bộ;", "- Lưu Văn phòng Đảng ủy."],
  list: 12,
  authority: ["T/M ĐẢNG ỦY"],
  position: ["PHÓ BÍ THƯ", 14, false, false],
};

function run(it, [text, size, bold = false, italics = false, under = false]) {
  return new TextRun({
    text,
    size: size * 2,
    bold,
    italics,
    font: it.font,
    color: it.color,
    underline: under ? { type: UnderlineType.SINGLE } : undefined,
  });
}

function centred(it, said) {
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [run(it, said)] });
}

function left(it, said) {
  return new Paragraph({ alignment: AlignmentType.LEFT, children: [run(it, said)] });
}

const measure = (it) => mm(it.paper[0] - it.margins.left - it.margins.right);

// A line drawn as the border of an empty paragraph, `points` long in a column of `measure` twips.
function rule(it, points, measure) {
  if (!it.lines) return new Paragraph({});
  const side = Math.round((measure - points * 20) / 2);
  return new Paragraph({
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 4, space: 1, color: "auto" } },
  });
}

function row(...cells) {
  return new TableRow({
    children: cells.map(([width, children]) => new TableCell({ width: { size: width, type: WidthType.DXA }, children })),
  });
}

function table(widths, rows) {
  return new Table({
    columnWidths: widths,
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    borders: BARE,
    rows: rows.map((cells) => row(...cells.map((children, at) => [widths[at], children]))),
  });
}

function head(it) {
  const widths = [3820, 5400];
  const own = [centred(it, it.parent), centred(it, it.agency)];
  own.push(it.party ? centred(it, [it.star, 14]) : rule(it, 32, widths[0] - 216));
  const right = [centred(it, it.country)];
  if (!it.party) right.push(centred(it, it.motto));
  right.push(rule(it, it.party ? 208 : it.mottoLine, widths[1] - 216));
  return table(widths, [
    [own, right],
    [[centred(it, it.number)], [centred(it, it.date)]],
  ]);
}

function flowing(it, said) {
  return new Paragraph({
    alignment: it.align,
    indent: { firstLine: it.indent },
    spacing: { before: 0, after: it.after, line: it.line[0], lineRule: it.line[1] },
    children: [run(it, said)],
  });
}

function text(it) {
  const said = (words) => flowing(it, [words, it.body]);
  return [
    said(LONG),
    flowing(it, it.heading1),
    flowing(it, it.heading2),
    said(LONG),
    ...it.points.map(said),
    flowing(it, it.second),
    ...(it.annexes.length ? [said("Số liệu chi tiết tại Phụ lục kèm theo báo cáo này, do Văn phòng tổng hợp.")] : []),
    said(it.last),
  ];
}

function closing(it) {
  const [size, bold, italic] = it.authorityLook;
  const recipients = [left(it, it.label), ...it.recipients.map((each) => left(it, [each, it.list]))];
  const signed = it.authority.map((each) => centred(it, [each, size, bold, italic]));
  if (it.position) signed.push(centred(it, it.position));
  for (let count = 0; count < 4; count++) signed.push(new Paragraph({}));
  signed.push(centred(it, it.signer));
  return table([4200, 5020], [[recipients, signed]]);
}

function numbered(it) {
  const { size, before, align } = it.pageNumber;
  const children = [
    ...(before ? [run(it, [before, size])] : []),
    new TextRun({ children: [PageNumber.CURRENT], size: size * 2, font: it.font, color: it.color }),
  ];
  return [new Paragraph({ alignment: align, children })];
}

function section(it, children, start) {
  const number = it.pageNumber;
  const [width, height] = it.paper;
  const { top, bottom, left: inner, right } = it.margins;
  return {
    properties: {
      titlePage: number.first,
      page: {
        size: { width: mm(width), height: mm(height) },
        margin: { top: mm(top), bottom: mm(bottom), left: mm(inner), right: mm(right), header: 567, footer: 567, gutter: 0 },
        pageNumbers: start ? { start } : undefined,
      },
    },
    headers: number.place === "header" ? { default: new Header({ children: numbered(it) }) } : undefined,
    footers: number.place === "footer" ? { default: new Footer({ children: numbered(it) }) } : undefined,
    children,
  };
}

function annex(it, label) {
  const link = "(Kèm theo Báo cáo số 412/BC-VP ngày 25 tháng 7 năm 2023 của Văn phòng)";
  return [
    centred(it, [label, 14, true]),
    centred(it, ["BIỂU SỐ LIỆU", 14, true]),
    centred(it, [link, 14, false, true]),
    rule(it, 120, measure(it)),
    table([4000, 4000], [[[left(it, ["Chỉ tiêu", 12])], [left(it, ["Số liệu", 12])]]]),
    new Paragraph({}),
  ];
}

function made(it) {
  const kind = [centred(it, it.type), centred(it, it.subject)];
  kind.push(it.party ? centred(it, [it.hyphens, 14]) : rule(it, 105, measure(it)));
  const main = [head(it), new Paragraph({}), ...kind, new Paragraph({}), ...text(it), new Paragraph({}), closing(it), new Paragraph({})];
  const sections = [section(it, main, it.pageNumber.start)];
  for (const label of it.annexes) sections.push(section(it, annex(it, label), it.annexStart ?? 1));
  return new Document({
    creator: "docx",
    styles: { default: { document: { run: { font: it.font, size: it.body * 2, color: it.color } } } },
    sections,
  });
}

const merged = (base, changes) => ({
  ...base,
  ...changes,
  margins: { ...base.margins, ...changes.margins },
  pageNumber: { ...base.pageNumber, ...changes.pageNumber },
});

const state = (name, changes = {}) => [name, merged(STATE, changes)];
const party = (name, changes = {}) => [`party-${name}`, merged(PARTY, changes)];

const FILES = [
  state("good"),
  state("good-smaller", {
    country: ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, true, false],
    motto: ["Độc lập - Tự do - Hạnh phúc", 13, true, false],
    date: ["Bắc Kạn, ngày 25 tháng 7 năm 2023", 13, false, true],
    mottoLine: 159,
    body: 13,
  }),
  state("good-widest", { margins: { top: 25, bottom: 25, left: 35, right: 20 } }),
  state("good-annexes", { annexes: ["Phụ lục I", "Phụ lục II"] }),
  state("good-one-signer", { authority: ["CHÁNH VĂN PHÒNG"] }),
  state("margins-equal", { margins: { top: 25.4, bottom: 25.4, left: 25.4, right: 25.4 } }),
  state("margin-left-20", { margins: { left: 20 } }),
  state("margin-top-15", { margins: { top: 15 } }),
  state("letter", { paper: [215.9, 279.4] }),
  state("arial", { font: "Arial" }),
  state("blue", { color: "1F497D" }),
  state("text-12", { body: 12 }),
  state("text-left-no-indent", { align: AlignmentType.LEFT, indent: 0 }),
  state("no-gap-double", { after: 0, line: [480, "auto"] }),
  state("country-14", { country: ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 14, true, false] }),
  state("motto-italic", { motto: ["Độc lập - Tự do - Hạnh phúc", 14, true, true] }),
  state("motto-slashes", { motto: ["Độc lập / Tự do / Hạnh phúc", 14, true, false] }),
  state("agency-plain", { agency: ["VĂN PHÒNG", 14, false, false], parent: ["UBND TỈNH BẮC KẠN", 13, true, false] }),
  state("number-spaced", { number: ["Số: 412 / BC - VP", 13, false, false] }),
  state("number-bare", { number: ["Số 7/BC-VP", 13, false, false] }),
  state("number-bold", { number: ["Số: 412/BC-VP", 14, true, false] }),
  state("date-zero", { date: ["Bắc Kạn, ngày 5 tháng 07 năm 2023", 14, false, true] }),
  state("date-slashes", { date: ["Bắc Kạn, ngày 25/7/2023", 14, false, true] }),
  state("date-upright", { date: ["Bắc Kạn, ngày 25 tháng 7 năm 2023", 14, false, false] }),
  state("type-small", { type: ["Báo cáo", 14, true, false] }),
  state("subject-stop", { subject: ["Sơ kết công tác 6 tháng đầu năm 2023.", 14, true, false] }),
  state("headings-small", { heading1: ["I. Kết quả công tác", 14, true, false] }),
  state("headings-paren", { heading2: ["1) Công tác tham mưu", 14, true, false] }),
  state("headings-jump", { second: ["III. PHƯƠNG HƯỚNG, NHIỆM VỤ", 14, true, false] }),
  state("points-dots", { points: ["a. Về văn thư: tiếp nhận văn bản;", "b. Về lưu trữ: chỉnh lý hồ sơ."] }),
  state("points-jump", { points: ["a) Về văn thư: tiếp nhận văn bản;", "c) Về lưu trữ: chỉnh lý hồ sơ."] }),
  state("end-plain", { last: "Trên đây là báo cáo của Văn phòng." }),
  state("sign-slash", { authority: ["K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"] }),
  state("sign-plain", { authorityLook: [14, false, false] }),
  state("sign-degree", { signer: ["TS. Hoàng Văn Minh", 14, true, false] }),
  state("sign-name-plain", { signer: ["Hoàng Văn Minh", 14, false, true] }),
  state("recipients-13", { list: 13 }),
  state("recipients-commas", { recipients: ["- Thường trực Tỉnh ủy,", "- Các phòng,", "- Lưu: VT, TH."] }),
  state("recipients-copy", { recipients: ["- Các phòng;", "- Lưu VT."] }),
  state("label-bold-upright", { label: ["Nơi nhận:", 12, true, false] }),
  state("page-foot", { pageNumber: { place: "footer" } }),
  state("page-right", { pageNumber: { align: AlignmentType.RIGHT } }),
  state("page-first", { pageNumber: { first: false } }),
  state("page-small", { pageNumber: { size: 10 } }),
  state("page-word", { pageNumber: { before: "Trang " } }),
  state("page-from-5", { pageNumber: { start: 5 } }),
  state("no-lines", { lines: false }),
  state("annex-runs-on", { annexes: ["Phụ lục"], annexStart: 4 }),
  party("good"),
  party("good-2026", { date: ["Bắc Kạn, ngày 03 tháng 6 năm 2026", 14, false, true] }),
  party("margins", { margins: { top: 25, left: 35 } }),
  party("font", { font: "Calibri" }),
  party("number-colon", { number: ["Số: 12-BC/ĐU", 14, false, false] }),
  party("date-zero", { date: ["Bắc Kạn, ngày 5 tháng 07 năm 2023", 14, false, true] }),
  party("no-star", { star: "" }),
  party("end-mark", { last: "Trên đây là báo cáo của Văn phòng./." }),
  party("sign-tm", { authority: ["TM. ĐẢNG ỦY"] }),
  party("label-italic", { label: ["Nơi nhận:", 14, false, true, true] }),
  party("single-lines", { line: [240, "auto"] }),
  party("title-13", { country: ["ĐẢNG CỘNG SẢN VIỆT NAM", 13, true, false] }),
  party("no-hyphens", { hyphens: "" }),
  party("page-foot", { pageNumber: { place: "footer" } }),
];

for (const [name, it] of FILES) {
  writeFileSync(new URL(`npm-docx-${name}.docx`, import.meta.url), await Packer.toBuffer(made(it)));
}
