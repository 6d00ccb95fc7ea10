using System.Text.Json.Serialization;

namespace NtkWorkbench.Figures;

/// <summary>Something drawn in a panel.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LineSeries), "line")]
[JsonDerivedType(typeof(LineBundleSeries), "line_bundle")]
[JsonDerivedType(typeof(PointSeries), "points")]
[JsonDerivedType(typeof(BandSeries), "band")]
[JsonDerivedType(typeof(HeatMapSeries), "heat_map")]
[JsonDerivedType(typeof(ImageSeries), "image")]
[JsonDerivedType(typeof(ReferenceLine), "reference_line")]
[JsonDerivedType(typeof(TextSeries), "text")]
public abstract record PanelSeries
{
    /// <summary>Its name in the legend: plain Unicode text; null: not in the legend.</summary>
    public string? Label { get; init; }
}
