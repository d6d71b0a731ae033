import type { Calibration, CalibrationPoint } from './calibration.ts'
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
  curves: {
    room: points(calibration.curves.room),
    building: points(calibration.curves.building),
    buildingOnly: points(calibration.curves.buildingOnly),
    place: points(calibration.curves.place),
  },
}

function points(stored: readonly number[][]): CalibrationPoint[] {
  return stored.map(([bits = 0, confidence = 0]) => [bits, confidence])
}
