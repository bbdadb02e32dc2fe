#!/usr/bin/env node
import "../dist/bundle/sextant.js";
