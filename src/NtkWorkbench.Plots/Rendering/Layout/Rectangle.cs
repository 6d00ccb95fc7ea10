namespace NtkWorkbench.Plots.Rendering.Layout;

/// <summary>A rectangle on the page, in inches from the upper left corner, y downwards.</summary>
public readonly record struct Rectangle(double Left, double Top, double Width, double Height)
{
    /// <summary>Left + Width.</summary>
    public double Right => Left + Width;

    /// <summary>Top + Height.</summary>
    public double Bottom => Top + Height;

    /// <summary>The x of the middle.</summary>
    public double CenterX => Left + (Width / 2);

    /// <summary>The y of the middle.</summary>
    public double CenterY => Top + (Height / 2);
}
