import type { IncidentPosition } from '../../../data/contracts/index.ts'
import { formatRelativeTime, t } from '../../i18n/index.ts'
import { createTicker } from '../../session/create-ticker.ts'
import { goToPlace } from '../../session/go-to.ts'
import styles from '../panel.module.css'
import { List } from './list.tsx'
import survey from './survey.module.css'

/** Who is near and lets it be seen, with how old that is. */
export function NearbyList(props: { people: readonly IncidentPosition[] }) {
  const now = createTicker(15_000)
  return (
    <>
      <List name="incidents.nearby" items={props.people}>
        {(person) => (
          <div class={survey.thing}>
            <button type="button" class={survey.link} onClick={() => goToPlace(person.lonLat)}>
              {person.name}
            </button>
            <span class={styles.hint}>
              {formatRelativeTime(person.at, now())} · ±
              {t('incidents.metres', { n: person.accuracyM })}
            </span>
          </div>
        )}
      </List>
      <p class={styles.hint}>{t('incidents.nearbyHint')}</p>
    </>
  )
}
