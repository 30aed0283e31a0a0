import { liveYears } from './live-years.js';

liveYears(1, 'server');
