/** Places of service at which Medicare pays the facility rate: the place bills its own costs. */
const FACILITY_PLACES: ReadonlySet<string> = new Set([
  ...['02', '19', '21', '22', '23', '24', '26', '31', '34'],
  ...['41', '42', '51', '52', '53', '56', '61'],
]);

export function isFacilityPlace(placeOfService: string): boolean {
  return FACILITY_PLACES.has(placeOfService);
}
