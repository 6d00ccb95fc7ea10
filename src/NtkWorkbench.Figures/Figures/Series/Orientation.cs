namespace NtkWorkbench.Figures;

/// <summary>How a straight line lies.</summary>
public enum Orientation
{
    /// <summary>At one y.</summary>
    Horizontal,

    /// <summary>At one x.</summary>
    Vertical,
}
