namespace NtkWorkbench.Figures;

/// <summary>Colours in an order that the eye can follow.</summary>
public enum ColorMap
{
    /// <summary>Dark blue over green to yellow, evenly lighter: for quantities.</summary>
    Viridis,

    /// <summary>Blue over white to red, lightness falling evenly to both sides: for differences.</summary>
    Diverging,

    /// <summary>Class numbers: the pale colour of the palette's entry 1 for class 0, of entry 2 for class 1 and so on, gray for −1, the
    /// border between classes.</summary>
    Classes,
}
