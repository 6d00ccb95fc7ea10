namespace NtkWorkbench.Figures;

/// <summary>Draws figures. Any number of threads may draw at a time.</summary>
public interface IFigureRenderer
{
    /// <summary>Name and version: "ScottPlot 5.1.59".</summary>
    string Description { get; }

    /// <summary>
    /// The bytes of a picture, whole. The same figure, format and resolution give the same bytes on every machine of a platform,
    /// whatever fonts it has, whatever its culture and whatever else is drawn meanwhile. The origin changes what the file says of itself,
    /// and no pixel where it is not to be shown.
    /// </summary>
    /// <param name="figure">What is drawn.</param>
    /// <param name="format">The format of the picture.</param>
    /// <param name="dpi">Dots per inch of a PNG picture: it has ⌊width·dpi + ½⌋ by ⌊height·dpi + ½⌋ pixels.</param>
    /// <param name="origin">What the file says of its run; null: nothing.</param>
    /// <exception cref="NtkException">It cannot be drawn; the message says why.</exception>
    byte[] Draw(Figure figure, FigureFormat format, int dpi, PictureOrigin? origin = null);
}
