namespace NtkWorkbench.JobFiles;

/// <summary>A type of values that is no list and no record: how job files read, write, limit and describe it.</summary>
internal abstract class JobValue
{
    private static readonly Dictionary<Type, JobValue> Known = new()
    {
        [typeof(string)] = new StringValue(),
        [typeof(bool)] = new BooleanValue(),
        [typeof(int)] = NumberValue.Int32,
        [typeof(long)] = NumberValue.Int64,
        [typeof(double)] = NumberValue.Real,
        [typeof(Interval)] = new IntervalValue(),
        [typeof(LearningRate)] = new LearningRateValue(),
        [typeof(CheckpointSelector)] = new CheckpointValue(),
        [typeof(Device)] = new DeviceValue(),
    };

    /// <summary>What may stand there: "an integer".</summary>
    public abstract string Expected { get; }

    /// <summary>What may stand in a list: "integers".</summary>
    public abstract string ExpectedItems { get; }

    /// <summary>Stands for a required value that the file does not give, so that the rest of the job can be looked at.</summary>
    public abstract object Placeholder { get; }

    public virtual bool ShowsDefault => true;

    /// <summary>The form of a type's values; null for lists and records.</summary>
    public static JobValue? Of(Type type) => Known.GetValueOrDefault(type) ?? (type.IsEnum ? new EnumValue(type) : null);

    /// <summary>Reads a value; <c>owner</c> is where an error with the whole of it is shown.</summary>
    /// <returns>A value of the type; null where there was an error.</returns>
    public abstract object? Read(YamlNode node, SourceSpan owner, Slot slot, InputErrorLog errors);

    public abstract JsonNode Write(object value);

    public abstract JsonObject Schema(Slot slot);
}
