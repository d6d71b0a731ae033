import { installPackages } from './lib/install.mjs'
import { becomeTypeScript } from './lib/run.mjs'

installPackages()
// npm changes into the program's folder; file names on the command line mean the caller's.
becomeTypeScript('server/cli.ts', process.argv.slice(2), {
  cwd: process.env.INIT_CWD ?? process.cwd(),
})
