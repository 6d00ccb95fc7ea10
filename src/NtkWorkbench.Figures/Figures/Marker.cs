namespace NtkWorkbench.Figures;

/// <summary>The shape of a point.</summary>
public enum Marker
{
    /// <summary>A filled circle.</summary>
    Circle,

    /// <summary>A circle.</summary>
    OpenCircle,

    /// <summary>A filled square.</summary>
    Square,

    /// <summary>A square.</summary>
    OpenSquare,

    /// <summary>A filled triangle, point up.</summary>
    Triangle,

    /// <summary>A triangle, point up.</summary>
    OpenTriangle,

    /// <summary>A filled diamond.</summary>
    Diamond,

    /// <summary>An upright cross.</summary>
    Plus,

    /// <summary>A slanted cross.</summary>
    Cross,
}
