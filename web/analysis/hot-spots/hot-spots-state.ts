import { createMemo, createRoot, createSignal } from 'solid-js'
import { createLoad } from '../../session/create-load.ts'
import { answer } from '../answer/answer-state.ts'
import { outdated } from '../engine.ts'
import { EXPOSURES, type ExposureKind } from './exposures.ts'
import { type HotSpotsAnswer, type HotSpotsWish, readHotSpots } from './read-hot-spots.ts'
import type { SliceUnit } from './slices.ts'

const [unit, setUnit] = createSignal<SliceUnit>('month')
const [reachM, setReachM] = createSignal(400)
const [exposures, setExposures] = createSignal<readonly ExposureKind[]>(EXPOSURES)
const [withPatrols, setWithPatrols] = createSignal(false)
const [isShown, setShown] = createSignal(false)
const [chosenGrid, setChosenGrid] = createSignal<string | null>(null)

/** How far around a grid its neighbours count, in metres between their middles. */
/** What patrols found counts like everything else. */
/** The tab is open: the map shows hot spots instead of the answer. */
export {
  chosenGrid,
  exposures,
  isShown,
  reachM,
  setChosenGrid,
  setExposures,
  setReachM,
  setShown,
  setUnit,
  setWithPatrols,
  unit,
  withPatrols,
}

const state = createRoot(() => {
  const wish = createMemo((): HotSpotsWish | null => {
    const asked = answer.askable()?.question
    if (!isShown() || !asked) return null
    const { what, steps } = asked
    return {
      subject: { what, steps },
      unit: unit(),
      reachM: reachM(),
      exposures: exposures(),
      withPatrols: withPatrols(),
    }
  })
  return createLoad<string, HotSpotsAnswer | null>(
    () => {
      const wanted = wish()
      return wanted && JSON.stringify([wanted, outdated()])
    },
    (key, signal) => readHotSpots((JSON.parse(key) as [HotSpotsWish, number])[0], signal),
    { keep: true },
  )
})

/** Null = what was asked for has no times. */
export const hotSpots = state
