import { buildServer, compiled } from './lib/build-server.mjs'
import { buildWeb } from './lib/build-web.mjs'
import { installPackages } from './lib/install.mjs'
import { becomeNode, fail } from './lib/run.mjs'

// Taken for settings they would be lost in silence, and another folder be filled.
const words = process.argv.slice(2)
if (words.length > 0) {
  fail(
    `npm start takes no ${words[0]}: settings are variables of the environment, e.g. ONEMAP_DATA_DIR=… npm start`,
    2,
  )
}

installPackages()
buildWeb()
buildServer()
becomeNode([compiled('server/main.ts')])
