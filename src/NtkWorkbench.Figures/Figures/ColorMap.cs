namespace NtkWorkbench.Figures;

/// <summary>Colours in an order that the eye can follow.</summary>
public enum ColorMap
{
    /// <summary>Dark blue over green to yellow, evenly lighter: for quantities.</summary>
    Viridis,

    /// <summary>Blue over white to red, lightness falling evenly to both sides: for differences.</summary>
    Diverging,
}
