import type { Scene } from '../threads/scene.js';
import { certificate, wrongGoods } from './arrivals.js';
import { damageClaim, missingParts } from './claims.js';
import { colourChange, fabricChange } from './colours.js';
import { soonerPlease, storage } from './deadlines.js';
import { drawingApproval, siteMeasure, technicalQuestion } from './drawings.js';
import { advance, invoiceCorrection, overdueInvoice } from './money-matters.js';
import { extraQuantity, materialSwap } from './order-changes.js';
import { discount, enquiry, tender } from './sales.js';
import { assembly, stagedDelivery } from './schedule.js';
import { sample, visit } from './showing.js';
import { materialPrice, supplierDelay } from './supply.js';
import { carrierChange, transportDamage } from './transport.js';
import { warrantyFault } from './warranty.js';
import { breakdown, packaging, paintFault } from './workshop.js';

/** Every kind of story that the company's threads tell. */
export const repertoire: readonly Scene[] = [
  fabricChange,
  colourChange,
  extraQuantity,
  materialSwap,
  damageClaim,
  missingParts,
  warrantyFault,
  assembly,
  stagedDelivery,
  soonerPlease,
  storage,
  supplierDelay,
  materialPrice,
  wrongGoods,
  certificate,
  enquiry,
  discount,
  tender,
  sample,
  visit,
  drawingApproval,
  siteMeasure,
  technicalQuestion,
  overdueInvoice,
  advance,
  invoiceCorrection,
  paintFault,
  breakdown,
  packaging,
  transportDamage,
  carrierChange,
];
