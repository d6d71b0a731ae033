import { createSignal, Match, Switch } from 'solid-js'
import type { IncidentPlace, LonLat } from '../../../data/contracts/index.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { view } from '../../session/view.ts'
import { DrawButton } from '../../ui/draw-button.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Slider } from '../../ui/slider.tsx'
import styles from '../panel.module.css'
import { PickedBuildings } from './picked-buildings.tsx'
import { SelectedShape } from './selected-shape.tsx'
import { ZoneList } from './zone-list.tsx'

type Way = 'draw' | 'around' | 'buildings' | 'zone'

interface PlaceChoiceProps {
  kind: string
  onChange: (place: IncidentPlace | null) => void
}

/** Four ways to say where: drawn, a circle, houses one by one, or an area prepared before. */
export function PlaceChoice(props: PlaceChoiceProps) {
  const [way, setWay] = createSignal<Way>('draw')
  const [radius, setRadius] = createSignal(200)
  const centre = (): LonLat => [view.lon, view.lat]
  const around = (radiusM: number) => {
    setRadius(radiusM)
    props.onChange({ point: centre(), radiusM })
  }
  const choose = (next: Way) => {
    setWay(next)
    if (next === 'around') around(radius())
    else props.onChange(null)
  }
  return (
    <>
      <Segments
        label={t('incidents.place')}
        value={way()}
        options={[
          { id: 'draw', label: t('incidents.place') },
          { id: 'around', label: t('incidents.radius') },
          { id: 'buildings', label: t('incidents.pickBuildings') },
          { id: 'zone', label: t('incidents.zones') },
        ]}
        onChange={choose}
      />
      <Switch>
        <Match when={way() === 'draw'}>
          <DrawButton
            label={t('incidents.draw')}
            hint={t('incidents.drawing')}
            hintClass={styles.hint}
            onDrawn={(polygon) => props.onChange({ polygon })}
          />
          <SelectedShape onUse={(polygon) => props.onChange({ polygon })} />
        </Match>
        <Match when={way() === 'around'}>
          <Slider
            label={t('incidents.aroundCentre')}
            min={50}
            max={1_500}
            step={50}
            value={radius()}
            valueText={t('incidents.metres', { n: formatNumber(radius()) })}
            onInput={around}
          />
        </Match>
        <Match when={way() === 'buildings'}>
          <PickedBuildings
            onChange={(buildings) => props.onChange(buildings.length === 0 ? null : { buildings })}
          />
        </Match>
        <Match when={way() === 'zone'}>
          <ZoneList kind={props.kind} onUse={({ place }) => props.onChange(place)} />
        </Match>
      </Switch>
    </>
  )
}
