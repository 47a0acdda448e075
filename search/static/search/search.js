// Filters stand open beside the results on a wide screen; on a phone they open at a touch, without any script.
for (const box of matchMedia("(min-width: 52.001rem)").matches ? document.querySelectorAll("[data-open-wide]") : []) {
  box.open = true;
}
