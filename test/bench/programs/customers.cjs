"use strict";

const { declareCustomer, readCustomers } = require("./access.cjs");

const customers = readCustomers(__dirname);
customers.list.forEach((customer) =>
  declareCustomer(process.env.BENCH_ACCESS, customer, customers),
);
