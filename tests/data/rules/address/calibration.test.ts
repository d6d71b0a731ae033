import { describe, expect, it } from 'vitest'
import {
  confidenceOf,
  ofEachKind,
  SURE,
  theoreticalCalibration,
  toldConfidence,
} from '../../../../data/rules/address/calibration.ts'
import { measuredCalibration } from '../../../../data/rules/address/parser-weights.ts'

const KINDS = ['room', 'building', 'buildingOnly', 'place'] as const

describe('confidence', () => {
  const curve = ofEachKind([
    [0, 0.2],
    [2, 0.6],
    [4, 0.8],
  ] as const)
  const calibration = { provenance: {}, curves: curve, doubts: curve }

  it.each([
    [-5, 0.2],
    [0, 0.2],
    [1, 0.4],
    [3, 0.7],
    [9, 0.8],
  ])('of %d bits lies on straight lines between the points', (bits, confidence) => {
    expect(confidenceOf(calibration, 'room', bits)).toBeCloseTo(confidence, 10)
  })

  it('without anything measured is what the weights say', () => {
    expect(confidenceOf(theoreticalCalibration(), 'place', 0)).toBe(0.5)
    expect(toldConfidence(theoreticalCalibration(), 'place', 0.5)).toBe(0.5)
  })
})

describe('what is told', () => {
  const doubts = ofEachKind([
    [0.4, 0.1],
    [0.6, 0.7],
    [0.8, 1],
  ] as const)
  const calibration = { ...theoreticalCalibration(), doubts }
  const told = (own: number) => toldConfidence(calibration, 'building', own)

  it('of a doubt is how often such doubts are right', () => {
    expect(told(0.6)).toBeCloseTo(0.7, 10)
    expect(told(0.5)).toBeCloseTo(0.4, 10)
  })

  it('makes nothing sure', () => {
    expect(told(0.89)).toBeLessThan(SURE)
  })

  it.each([SURE, 0.97, 1])('leaves %d as it is', (own) => {
    expect(told(own)).toBe(own)
  })
})

describe.each(KINDS)('the measured tables of a %s', (kind) => {
  it.each(['curves', 'doubts'] as const)('rise (%s) and are never quite sure', (table) => {
    const points = measuredCalibration[table][kind]
    const isPlain = table === 'doubts' && points.at(-1)![0] === 1
    for (let i = 1; i < points.length; i++) {
      expect(points[i]![0]).toBeGreaterThan(points[i - 1]![0])
      expect(points[i]![1]).toBeGreaterThanOrEqual(points[i - 1]![1])
    }
    if (!isPlain) expect(points.at(-1)![1]).toBeLessThan(1)
  })
})
