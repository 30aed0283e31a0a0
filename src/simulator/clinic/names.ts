/** Invented people and places; any likeness is chance. */

export const LAST_NAMES = [
  ...['Abernell', 'Ashgrove', 'Barlowe', 'Bexton', 'Birchall', 'Calloran', 'Carrow', 'Castellon', 'Chenault'],
  ...['Darrowby', 'Delmonte', 'Eastwick', 'Ellender', 'Fairbourne', 'Ferrand', 'Galloway-Reed', 'Garrick'],
  ...['Halloway', 'Harrowgate', 'Ibarrola', 'Jarrell', 'Kestrel', 'Kowalczyk', 'Lindqvist', 'Lockridge'],
  ...['Marchetti', 'Merriden', 'Nakagawa', 'Northcote', "O'Daly", 'Okonjo', 'Pellwood', 'Penrose', 'Quillen'],
  ...['Ravensworth', 'Rosario', 'Saltmarsh', 'Sandoval', 'Thackery', 'Tranberg', 'Underhill', 'Valderrama'],
  ...['Vantongeren', 'Wexcombe', 'Whitlock', 'Yarrow', 'Zielinski'],
] as const;

export const FEMALE_NAMES = [
  ...['Adela', 'Beatrix', 'Carmen', 'Daphne', 'Eleni', 'Fiona', 'Greta', 'Harriet', 'Imani', 'Josefina'],
  ...['Keiko', 'Leonora', 'Mabel', 'Nadia', 'Odette', 'Priya', 'Rosalind', 'Saoirse', 'Tamsin', 'Yolanda'],
] as const;

export const MALE_NAMES = [
  ...['Alaric', 'Bram', 'Cyrus', 'Dmitri', 'Esteban', 'Felix', 'Gideon', 'Hollis', 'Isaiah', 'Jorge'],
  ...['Kenji', 'Lionel', 'Marcus', 'Nikhil', 'Orson', 'Percival', 'Rafael', 'Silas', 'Tobias', 'Winston'],
] as const;

export const STREETS = [
  ...['Alder Way', 'Brickyard Road', 'Candlewood Lane', 'Dovecote Street', 'Elderberry Court'],
  ...['Fernhill Avenue', 'Granary Street', 'Heron Drive', 'Ironbridge Road', 'Juniper Loop'],
  ...['Kingfisher Place', 'Lantern Street', 'Millrace Road', 'Northgate Avenue', 'Orchard Terrace'],
] as const;

/** Town and ZIP code; all in one state. */
export const TOWNS = [
  { city: 'Maple Hollow', postalCode: '43991' },
  { city: 'Stonewater', postalCode: '43992' },
  { city: 'Fairmeadow', postalCode: '43993' },
  { city: 'Port Ellery', postalCode: '43994' },
] as const;

export const STATE = 'OH';

export const EMPLOYERS = [
  ...['Ellery Boat Works', 'Stonewater Schools', 'Hollow Creek Foods', 'Meadow Freight', 'Granary Software'],
] as const;
