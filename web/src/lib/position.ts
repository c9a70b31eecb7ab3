// Where someone is: asked of the phone only after a touch on a button, and kept nowhere.

/** @returns "latitude,longitude", to about a kilometer; nothing where the phone does not say */
export async function where_i_am(): Promise<string | undefined> {
  const position = await new Promise<GeolocationPosition | undefined>((done) => {
    if (!navigator.geolocation) return done(undefined);
    navigator.geolocation.getCurrentPosition(done, () => done(undefined), { timeout: 15_000 });
  });
  if (!position) return undefined;
  const { latitude, longitude } = position.coords;
  return `${latitude.toFixed(2)},${longitude.toFixed(2)}`;
}
