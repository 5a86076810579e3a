"use strict";

/*
 * The bare parser: papaparse's own streaming of a file, and sums of cost by subscription and day, without a
 * question whether the file can be believed. What proving costs beyond it is what the checks cost.
 */
const { createReadStream } = require("node:fs");
const Papa = require("papaparse");

const sums = new Map();
let places;
Papa.parse(createReadStream(process.argv[2], { highWaterMark: 256 * 1024 }), {
  delimiter: ",",
  chunk({ data }) {
    for (const row of data) {
      if (places === undefined) {
        places = ["SubscriptionId", "date", "costInBillingCurrency"].map((name) =>
          row.indexOf(name),
        );
        continue;
      }
      const [subscription, day, cost] = places.map((place) => row[place]);
      const key = `${subscription} ${day}`;
      sums.set(key, (sums.get(key) ?? 0) + Number(cost));
    }
  },
  complete: () => console.log(`${sums.size} sums`),
});
