// widgets.hpp: all widgets.
#pragma once

#include "shell/widgets/bar.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/drawing.hpp"
#include "shell/widgets/format.hpp"
#include "shell/widgets/input.hpp"
#include "shell/widgets/place_map.hpp"
#include "shell/widgets/plot.hpp"
#include "shell/widgets/radar.hpp"
#include "shell/widgets/status.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"
