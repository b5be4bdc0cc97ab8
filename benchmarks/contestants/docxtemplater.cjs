// docxtemplater as its guide shows, in a process of its own: node docxtemplater.cjs TEMPLATE CONTEXTS NUMBER FOLDER
const fs = require("fs");
const path = require("path");
const PizZip = require("pizzip");
const Docxtemplater = require("docxtemplater");

const [template, contexts, number, folder] = process.argv.slice(2);
const known = JSON.parse(fs.readFileSync(contexts, "utf-8"));
const content = fs.readFileSync(template);

for (let index = 0; index < Number(number); index++) {
  const document = new Docxtemplater(new PizZip(content), { paragraphLoop: true, linebreaks: true });
  document.render({ ...known[index % known.length], so: `${index}-TB/TU` });
  const made = document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  fs.writeFileSync(path.join(folder, `${index}.docx`), made);
}
