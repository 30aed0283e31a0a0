import { liveYears } from './live-years.js';

liveYears(2, 'embedded');
