import type {
  CoverageChange,
  GridPlan,
  GridPlanStroke,
  GridPlanSummary,
  GridPlanWish,
} from '../../../data/contracts/index.ts'
import { Coverage } from '../../../data/rules/coverage/coverage.ts'
import type { DemoUser } from '../../builders/test-app.ts'
import type { TinyApp } from '../../builders/tiny-app.ts'

export interface PlanClient {
  begin(wish: Partial<GridPlanWish>, user?: DemoUser): Promise<GridPlanSummary>
  read(id: string, user?: DemoUser): Promise<GridPlan>
  send(
    path: string,
    body: unknown,
    options?: { user?: DemoUser; method?: string },
  ): Promise<Response>
  stroke(id: string, stroke: Partial<GridPlanStroke>, user?: DemoUser): Promise<Response>
}

let serial = 0

/** Does by the API what the editor does. */
export function createPlanClient({ app, get }: TinyApp): PlanClient {
  const send: PlanClient['send'] = (path, body, { user = 'planner', method = 'POST' } = {}) =>
    app()
      .as(user)
      .request(path, {
        method,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
  return {
    send,
    begin: async (wish, user) => {
      const whole = {
        clientId: `plan-${++serial}`,
        title: '方案',
        area: '330199001',
        from: { kind: 'current' },
        ...wish,
      }
      const answer = await send('/api/grid-plans', whole, { ...(user && { user }) })
      if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
      return (await answer.json()) as GridPlanSummary
    },
    read: (id, user = 'planner') => get<GridPlan>(user, `/api/grid-plans/${id}`),
    stroke: (id, stroke, user) =>
      send(
        `/api/grid-plans/${id}/changes`,
        { id: `stroke-${++serial}`, base: 0, ...stroke },
        { ...(user && { user }) },
      ),
  }
}

export const coverageOf = ({ items }: Pick<GridPlan, 'items'>): Coverage => new Coverage(items)

export function changeOf(outcome: { change?: CoverageChange; refused?: string }): CoverageChange {
  if (!outcome.change) throw new Error(`Refused: ${outcome.refused}`)
  return outcome.change
}
