/** Ways in which dates go wrong, among them the older forms that RFC 9110 lets a reader accept. */
export const BAD_DATES: readonly string[] = [
  ...["yesterday", "2017-02-17T00:00:00Z", "Friday, 17-Feb-17 00:00:00 GMT", "Fri Feb 17 00:00:00 2017"],
  // One part wrong, or one more than there is.
  ...["Fri, 00 Feb 2017 00:00:00 GMT", "Fri, 47 Feb 2017 00:00:00 GMT", "Fri, 1x Feb 2017 00:00:00 GMT"],
  ...["Fri, 32 Mar 2017 00:00:00 GMT", "Fri, 17 Feb 2O17 00:00:00 GMT", "Fri, 17 Feb 20170 00:00:00 GMT"],
  ...["Fri, 17 Feb 2017 30:00:00 GMT", "Fri, 17 Feb 2017 0x:00:00 GMT", "Fri, 17 Feb 2017 00:60:00 GMT"],
  ...["Fri, 17 Feb 2017 00:0x:00 GMT", "Fri, 17 Feb 2017 00:00:61 GMT", "Fri, 17 Feb 2017 00:00:0x GMT"],
  ...["On Fri, 17 Feb 2017 00:00:00 GMT", "Fri, 17 Feb 2017 00:00:00 GMT+1"],
  ...["Fri, 17 Feb 17 00:00:00 GMT", "Fri, 17 Feb 2017 24:00:00 GMT", "Fri, 17 Feb 2017 00:00:00 +0000"],
];
