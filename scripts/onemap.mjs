import { buildServer, compiled } from './lib/build-server.mjs'
import { installPackages } from './lib/install.mjs'
import { becomeNode } from './lib/run.mjs'

installPackages()
buildServer()
// npm changes into the program's folder; file names on the command line mean the caller's.
becomeNode([compiled('server/cli.ts'), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
})
