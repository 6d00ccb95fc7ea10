namespace NtkWorkbench.Figures.Tests;

/// <summary>A colour that must be seen somewhere in a picture.</summary>
/// <param name="What">What has it.</param>
/// <param name="Color">The colour.</param>
/// <param name="Where">A rectangle of the page, from the areas between the axes; in points.</param>
/// <param name="Pixels">How many pixels must have it.</param>
/// <param name="Within">How far they may be off, a channel.</param>
internal sealed record Sighting(string What, SP.Color Color, Func<SP.PixelRect[], SP.PixelRect> Where, int Pixels = 12, int Within = 30);

/// <summary>A figure, and what must be seen in its picture.</summary>
internal sealed record RendererCase(Figure Figure, params Sighting[] Seen);
