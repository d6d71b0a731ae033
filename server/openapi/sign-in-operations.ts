import type { OperationText } from './describe.ts'

const FACTOR = '/api/my-account/second-factor'

/** What belongs to signing in beside `/api/sessions` itself. */
export const SIGN_IN_OPERATIONS: readonly OperationText[] = [
  {
    method: 'get',
    path: '/api/oidc/start',
    summary: 'Sends the browser to the OpenID Connect provider',
    query: { to: 'Address of the page to go on at' },
    answers: '',
    status: 302,
    open: true,
  },
  {
    method: 'get',
    path: '/api/oidc/callback',
    summary: 'Where the provider sends the browser back to; on to the page, with a session',
    query: {
      state: 'Of the sign-in that was begun',
      code: 'For the provider',
      iss: 'Of the provider',
      session_state: 'Of the provider',
      scope: 'Of the provider',
      authuser: 'Of the provider',
      prompt: 'Of the provider',
      hd: 'Of the provider',
      error: 'Why there is no code',
      error_description: 'The same in words',
      error_uri: 'The same at length',
    },
    answers: '',
    status: 302,
    open: true,
  },
  {
    method: 'get',
    path: '/api/my-account',
    summary: "One's own sessions and second factor",
    answers: 'MyAccount',
  },
  {
    method: 'delete',
    path: '/api/my-account/sessions',
    summary: 'Ends all other sessions of one’s own',
    answers: 'MyAccount',
  },
  {
    method: 'delete',
    path: '/api/my-account/sessions/{id}',
    summary: 'Ends one session of one’s own',
    answers: 'MyAccount',
  },
  {
    method: 'post',
    path: FACTOR,
    summary: 'Offers a TOTP secret; not in use before a first code is confirmed',
    body: 'PasswordProof',
    answers: 'SecondFactorOffer',
  },
  {
    method: 'post',
    path: `${FACTOR}/confirm`,
    summary: 'Puts the offered secret to use; answers the recovery codes, this once',
    body: 'CodeProof',
    answers: 'RecoveryCodes',
  },
  {
    method: 'post',
    path: `${FACTOR}/recovery-codes`,
    summary: 'New recovery codes in place of all before',
    body: 'FullProof',
    answers: 'RecoveryCodes',
  },
  {
    method: 'post',
    path: `${FACTOR}/remove`,
    summary: 'Gives the second factor up, unless a role wants one',
    body: 'FullProof',
    answers: 'MyAccount',
  },
  {
    method: 'post',
    path: '/api/accounts/{id}/unlock',
    summary: 'Forgets the failed attempts to sign in as this account',
    answers: 'AccountDetail',
  },
  {
    method: 'post',
    path: '/api/accounts/{id}/second-factor/remove',
    summary: 'Removes the second factor of somebody who has lost it; ends all sessions',
    answers: 'AccountDetail',
  },
  {
    method: 'get',
    path: '/api/sign-in-policy',
    summary: 'Which roles need a second factor, and how long sessions last',
    answers: 'SignInPolicy',
  },
  {
    method: 'put',
    path: '/api/sign-in-policy',
    summary: 'Changes that',
    body: 'SignInPolicy',
    answers: 'SignInPolicy',
  },
]
