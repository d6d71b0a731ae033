import type { Calibration, CalibrationPoint, MatchKind } from './calibration.ts'
import calibration from './generated/calibration.json' with { type: 'json' }
import weights from './generated/parser-weights.json' with { type: 'json' }
import { openModel, type ParserModel } from './parser-model.ts'

let opened: ParserModel | undefined

/** What was learned from labelled addresses; opened once in each thread. */
export function parserModel(): ParserModel {
  opened ??= openModel(weights)
  return opened
}

/** What the matcher's evidence comes to, as it was measured. */
export const measuredCalibration: Calibration = {
  provenance: calibration.provenance,
  curves: curves(calibration.curves),
  doubts: curves(calibration.doubts),
}

type Stored = Readonly<Record<MatchKind, readonly number[][]>>

function curves({ room, building, buildingOnly, place }: Stored): Calibration['curves'] {
  return {
    room: points(room),
    building: points(building),
    buildingOnly: points(buildingOnly),
    place: points(place),
  }
}

function points(stored: readonly number[][]): CalibrationPoint[] {
  return stored.map(([bits = 0, confidence = 0]) => [bits, confidence])
}
