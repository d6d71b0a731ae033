import type { OperationText } from './describe.ts'

/** `/api/views`: saved questions. */
export const VIEW_OPERATIONS: readonly OperationText[] = [
  {
    method: 'get',
    path: '/api/views',
    summary: 'Saved views of one’s own and those that others have shared',
    answers: 'SavedViewSummary[]',
  },
  {
    method: 'get',
    path: '/api/views/{id}',
    summary: 'One view with its question; whoever asks it gets what their own rights allow',
    query: { peek: 'Given: its subscriber has not looked at it yet' },
    answers: 'SavedView',
  },
  {
    method: 'post',
    path: '/api/views',
    summary: 'Saves a question, or SQL, under a name',
    body: 'ViewWish',
    answers: 'SavedView',
    status: 201,
  },
  {
    method: 'put',
    path: '/api/views/{id}',
    summary: 'Changes a view of one’s own, or whom it is shared with',
    body: 'ViewWish',
    answers: 'SavedView',
  },
  {
    method: 'delete',
    path: '/api/views/{id}',
    summary: 'Removes a view of one’s own',
    answers: '',
    status: 204,
  },
  {
    method: 'put',
    path: '/api/views/{id}/subscription',
    summary:
      'Subscribes to a view: changes and new data are told in the list; also says what was found just now',
    body: 'SubscriptionWish',
    answers: '',
    status: 204,
  },
  {
    method: 'delete',
    path: '/api/views/{id}/subscription',
    summary: 'Ends the subscription',
    answers: '',
    status: 204,
  },
]
