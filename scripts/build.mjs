import { buildServer } from './lib/build-server.mjs'
import { buildWeb } from './lib/build-web.mjs'
import { installPackages } from './lib/install.mjs'

installPackages()
buildServer()
// Tests of the server alone need no page.
if (process.argv[2] !== 'server') buildWeb()
