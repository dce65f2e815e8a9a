// map_camera.hpp: internal to the map: which part of it is shown, and how pointer and keys change that.
#pragma once

#include "shell/widgets/place_map.hpp"
#include "shell/widgets/press.hpp"

namespace widgets {

/// From angles to pixels: the same scale both ways, at zoom 1 everything, in the middle.
class MapView {
public:
    MapView(const PlaceMap& map, const Rect& rect, MapCamera& camera);
    [[nodiscard]] ImVec2 at(const MapPlace& place) const;
    /// Of the same place on the screen.
    void zoom(float factor, ImVec2 about);
    /// The picture follows by so many pixels.
    void pan(ImVec2 by);
    void show_all();
    /// Wheel and drag over the whole ground, ImGui's last item.
    void follow_pointer(const Press& ground);
    /// The keys of ImGui's last item, if it has the focus; arrows only while there is something to pan to.
    void follow_keys(bool may_pan);
    /// In the corner, on top of everything; answers their place.
    Rect draw_buttons(const PlaceMap& map, const Rect& within);

private:
    void keep_inside();
    [[nodiscard]] ImVec2 size() const { return {whole_.x * camera_->zoom, whole_.y * camera_->zoom}; }

    Rect rect_;
    MapCamera* camera_;
    std::int64_t west_ = 0, east_ = 0, south_ = 0, north_ = 0;
    ImVec2 whole_;  // pixels of everything at zoom 1
    float scale_ = 1;
};

}  // namespace widgets
