export * from './count-near.ts'
export * from './fold-signals.ts'
export * from './table-fault.ts'
export * from './threshold.ts'
