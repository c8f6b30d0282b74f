const path = require("node:path")

require("ts-node").register({ cwd: path.resolve(__dirname, "../.."), transpileOnly: true, swc: true })
