/**
 * Training of inspectors 督学培训: hours a year, a course of the city every year and of the province every few years for full-time
 * inspectors (row 6; 督学管理暂行办法 2016, seeds 000 §10, 001 §13).
 */
package org.dudaohub.domain.training;
