export const featurePath = (thing: { layer: string; code: string }) =>
  `/api/features/${encodeURIComponent(thing.layer)}/${encodeURIComponent(thing.code)}`
