// easy-template-x as its guide shows: node easy-template-x.cjs TEMPLATE CONTEXTS NUMBER FOLDER
const fs = require("fs");
const path = require("path");
const { TemplateHandler } = require("easy-template-x");

const [template, contexts, number, folder] = process.argv.slice(2);
const known = JSON.parse(fs.readFileSync(contexts, "utf-8"));
const content = fs.readFileSync(template);

// A loop goes through objects: a line of text becomes one.
const lines = (value) => value.map((line) => (typeof line === "string" ? { dong: line } : entries(line)));
const entries = (context) =>
  Object.fromEntries(Object.entries(context).map(([name, value]) => [name, Array.isArray(value) ? lines(value) : value]));

async function main() {
  const handler = new TemplateHandler();
  for (let index = 0; index < Number(number); index++) {
    const context = { ...entries(known[index % known.length]), so: `${index}-TB/TU` };
    fs.writeFileSync(path.join(folder, `${index}.docx`), await handler.process(content, context));
  }
}

main();
