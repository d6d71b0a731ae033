import { inject } from 'vitest'
import { describeTwoProcesses } from './two-processes.ts'

describeTwoProcesses(async () => inject('databaseServer'))
