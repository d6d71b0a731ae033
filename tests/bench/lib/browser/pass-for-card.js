// Runs in the page, as it stands: takes the emulated card's name away, so that the map draws with WebGL all the same.
const { getParameter } = WebGL2RenderingContext.prototype
WebGL2RenderingContext.prototype.getParameter = function (name) {
  const value = getParameter.call(this, name)
  return typeof value === 'string' ? 'A card' : value
}
