import type { SensorQuantity, SensorReading } from '../../../data/contracts/index.ts'

/** A place where the sample hangs a sensor. */
export interface SampleSensor {
  code: string
  name: string
  quantity: SensorQuantity
}

const MINUTE_MS = 60_000
const CALM: Readonly<Partial<Record<SensorQuantity, number>>> = {
  smoke: 0.05,
  temperature: 31,
  gas: 0.4,
  waterLevel: 2.1,
}
const WILD: Readonly<Partial<Record<SensorQuantity, number>>> = {
  smoke: 0.82,
  temperature: 84,
  gas: 18,
  waterLevel: 3.9,
}
/** Sensors whose last readings go beyond their limits: the first few of the list together are a storm. */
const STORM = 5
const LONELY = 17

/** A quarter of an hour of readings, one each minute; at its end some go wild. */
export function sampleReadings(sensors: readonly SampleSensor[], now: number): SensorReading[] {
  return sensors.flatMap(({ code, quantity }, index) =>
    Array.from({ length: 15 }, (_, minute) => {
      const isWild = minute >= 10 && (index < STORM || index === LONELY)
      const level = (isWild ? WILD : CALM)[quantity] ?? 0
      // A little unrest, the same each time.
      const unrest = 1 + 0.04 * Math.sin(index * 7 + minute)
      return {
        sensor: code,
        quantity,
        value: Math.round(level * unrest * 100) / 100,
        at: new Date(now - (15 - minute) * MINUTE_MS).toISOString(),
      }
    }),
  )
}
