// What the tests of plug-ins import: the harness that the program brings with it.
exports.findings = require('./program.js').findings
