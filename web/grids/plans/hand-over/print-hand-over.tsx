import { For, Show } from 'solid-js'
import { render } from 'solid-js/web'
import type { GridHandOver, GridPlanSummary, HandedOver } from '../../../../data/contracts/index.ts'
import { formatDateTime, formatNumber, t } from '../../../i18n/index.ts'
import { accountName } from '../../../session/account.ts'
import { countsText, wayText } from './charge-texts.ts'
import './print-hand-over.css'
import { inOrder } from './sum-up.ts'

interface HandOverSheet {
  plan: GridPlanSummary
  workers: readonly GridHandOver[]
  nameOf: (code: string) => string
}

/** One sheet per worker on the browser's printer, with room to sign. */
export function printHandOver(sheet: HandOverSheet): void {
  const root = document.createElement('div')
  root.className = 'hand-over-sheet'
  document.body.append(root)
  const dispose = render(() => <Sheets {...sheet} />, root)
  const tidy = () => {
    dispose()
    root.remove()
  }
  window.addEventListener('afterprint', tidy, { once: true })
  window.print()
}

function Sheets(props: HandOverSheet) {
  const stamp = [t('shell.productName'), accountName(), formatDateTime(new Date())].join(' · ')
  return (
    <For each={props.workers}>
      {(worker) => (
        <section>
          <h1>{t('gridPlans.handOverOf', { name: worker.name || worker.staffKey })}</h1>
          <p>
            {props.plan.title}
            <Show when={props.plan.validFrom}>
              {(day) => ` · ${t('gridPlans.from', { day: day() })}`}
            </Show>
            {props.plan.state === 'published' ? '' : ` · ${t('gridPlans.preview')}`}
          </p>
          <Table way="comes" list={worker.comes} nameOf={props.nameOf} />
          <Table way="goes" list={worker.goes} nameOf={props.nameOf} />
          <p class="signatures">
            <span>{t('gridPlans.signGives')}</span>
            <span>{t('gridPlans.signTakes')}</span>
            <span>{t('gridPlans.signDay')}</span>
          </p>
          <footer>{stamp}</footer>
        </section>
      )}
    </For>
  )
}

interface TableProps {
  way: 'comes' | 'goes'
  list: readonly HandedOver[]
  nameOf: (code: string) => string
}

function Table(props: TableProps) {
  return (
    <Show when={props.list.length > 0}>
      <h2>
        {t(`gridPlans.${props.way}`)}: {countsText(props.list)}
      </h2>
      <table>
        <thead>
          <tr>
            <th>{t('gridPlans.kind')}</th>
            <th>{t('gridPlans.what')}</th>
            <th>{t('gridPlans.way')}</th>
            <th>{t('grids.households')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={inOrder(props.list)}>
            {(charge) => (
              <tr>
                <td>{t(`gridPlans.kind_${charge.kind}`)}</td>
                <td>{charge.label}</td>
                <td>{wayText(charge, props.nameOf)}</td>
                <td>{charge.households ? formatNumber(charge.households) : ''}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}
