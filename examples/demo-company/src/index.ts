export { demoCompany, type DemoSetting } from './demo-company.js';
export { demoPeople, type DemoPerson } from './demo-people.js';
export { demoToday, type DemoMoment } from './demo-today.js';
export { demoOrder, demoOrderDates, demoOrderLines, demoPurchase } from './story/order-page.js';
