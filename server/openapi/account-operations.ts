import type { OperationText } from './describe.ts'

/** `/api/accounts` and `/api/grants`: for the two administrators of accounts and of rights. */
export const ACCOUNT_OPERATIONS: readonly OperationText[] = [
  {
    method: 'put',
    path: '/api/sessions/current/password',
    summary: "Changes one's own password; all other sessions end",
    body: 'PasswordChange',
    answers: '',
    status: 204,
  },
  {
    method: 'get',
    path: '/api/accounts',
    summary: 'Accounts with their grants, by name',
    query: {
      q: 'Part of the name',
      role: 'Who holds it',
      area: 'Prefix of grid codes that one of their areas touches',
      state: 'enabled, waiting or disabled',
      ending: 'A grant ends within so many days',
      limit: '1–500, default 50',
      after: '`next` of the page before',
    },
    answers: 'AccountPage',
  },
  {
    method: 'get',
    path: '/api/accounts/{id}',
    summary: 'One account with all grants it ever had',
    answers: 'AccountDetail',
  },
  {
    method: 'post',
    path: '/api/accounts',
    summary: 'Creates an account; its one-time password is in the answer and nowhere else',
    body: 'NewAccount',
    answers: 'OneTimePassword',
    status: 201,
  },
  {
    method: 'post',
    path: '/api/accounts/import',
    summary: 'Creates accounts out of a table, or looks what would come of it',
    body: 'TableImport',
    answers: 'TableImportResult',
  },
  {
    method: 'post',
    path: '/api/accounts/{id}/disable',
    summary: 'Disables an account and ends its sessions',
    answers: 'AccountDetail',
  },
  {
    method: 'post',
    path: '/api/accounts/{id}/enable',
    summary: 'Enables an account',
    answers: 'AccountDetail',
  },
  {
    method: 'post',
    path: '/api/accounts/{id}/password',
    summary: 'Gives a new one-time password',
    answers: 'OneTimePassword',
  },
  {
    method: 'get',
    path: '/api/grants/choices',
    summary: 'Divisions, grids and layers to grant',
    answers: 'GrantChoices',
  },
  {
    method: 'post',
    path: '/api/grants/preview',
    summary: 'What an account would see with a grant',
    body: 'NewGrant',
    answers: 'GrantPreview',
  },
  {
    method: 'post',
    path: '/api/grants/import',
    summary: 'Grants out of a table, or a look at what would come of it',
    body: 'TableImport',
    answers: 'TableImportResult',
  },
  {
    method: 'post',
    path: '/api/grants',
    summary: 'Grants a role, in areas, on layers, up to a grade, for a time',
    body: 'NewGrant',
    answers: 'AccountDetail',
    status: 201,
  },
  {
    method: 'post',
    path: '/api/grants/{id}/end',
    summary: 'Withdraws a grant from now on',
    answers: 'AccountDetail',
  },
  {
    method: 'get',
    path: '/api/grants/outdated',
    summary: 'Grants by grids that have ended, with the grids that these have become',
    answers: 'OutdatedGrant[]',
  },
  {
    method: 'post',
    path: '/api/grants/{id}/move',
    summary:
      'Grants the same in the grids that have come of ended ones, and withdraws the old grant',
    answers: 'AccountDetail',
  },
]
